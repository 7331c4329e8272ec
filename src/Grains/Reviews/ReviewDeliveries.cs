using SocialRec.Grains.Inference;
using SocialRec.Grains.Interfaces.Items;
using SocialRec.Grains.Interfaces.References;
using SocialRec.Grains.Interfaces.Reviews;
using SocialRec.Grains.Interfaces.Texts;
using SocialRec.Grains.Interfaces.Users;

namespace SocialRec.Grains.Reviews;

/// <summary>The calls that reading reviews makes: the text model, the authors' portraits, the items' digests.</summary>
internal sealed class ReviewDeliveries(IGrainFactory grains, InferenceGrains inference, string tenant, int partition)
{
    /// <summary>The most reviews in one call of the model.</summary>
    public const int MaxTexts = 100;

    /// <summary>What the text model reads in each text.</summary>
    public async Task<ReviewReading[]> ReadAsync(string[] texts)
    {
        List<ReviewReading> readings = new(texts.Length);
        foreach (string[] some in texts.Chunk(MaxTexts))
            readings.AddRange(await inference.Text.ReadReviewsAsync(some.AsImmutable(), CancellationToken.None));
        return [.. readings];
    }

    /// <summary>Has an author's portrait count reviews, durably; true if the author's words may be shown.</summary>
    public Task<bool> ToAuthorAsync(string author, ReviewRead[] reviews) =>
        grains.Refer<IUserView>(GrainKey.Of(tenant, author)).ApplyReviewsAsync(new ReviewsDelta(partition, reviews));

    /// <summary>Has an item's digest count reviews, durably.</summary>
    public Task ToItemAsync(string item, ReviewRead[] reviews) =>
        grains.Refer<IItemView>(GrainKey.Of(tenant, item)).ApplyReviewsAsync(new ReviewsDelta(partition, reviews));
}
