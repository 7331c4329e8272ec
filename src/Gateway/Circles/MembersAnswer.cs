namespace SocialRec.Gateway.Circles;

/// <summary>A page of a circle's members.</summary>
/// <param name="Members">Their ids, in no order of note.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Next">The cursor of the next page; null at the end.</param>
internal sealed record MembersAnswer(string[] Members, long Total, string? Next);
