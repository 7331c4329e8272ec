namespace SocialRec.Gateway.Users;

/// <summary>The answer to a change of a relation.</summary>
/// <param name="Token">Give it to a recommendation that must know of the change.</param>
internal sealed record RelationAnswer(string Token);
