namespace SocialRec.Demo;

/// <summary>One person follows another.</summary>
/// <param name="User">Who follows.</param>
/// <param name="Target">Who is followed.</param>
public sealed record DemoFollow(string User, string Target);
