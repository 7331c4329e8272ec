namespace SocialRec.Recommendation.Shoppers;

/// <summary>What a scenario starts from.</summary>
public enum HistoryFocus
{
    /// <summary>All that the shopper did lately.</summary>
    Everything = 0,

    /// <summary>The item looked at; the rest counts little.</summary>
    Item = 1,

    /// <summary>What was put into the cart in the last day; the rest counts little.</summary>
    Cart = 2,
}
