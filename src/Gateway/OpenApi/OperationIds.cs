namespace SocialRec.Gateway.OpenApi;

/// <summary>Names operations for generated clients.</summary>
internal static class OperationIds
{
    /// <summary><c>GET v1/users/{id}/recommendations</c> becomes <c>getUsersIdRecommendations</c>.</summary>
    public static string Of(string method, string path)
    {
        IEnumerable<string> words = path.Split(['/', '-', '{', '}'], StringSplitOptions.RemoveEmptyEntries).Where(word => word != "v1");
        return method.ToLowerInvariant() + string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
