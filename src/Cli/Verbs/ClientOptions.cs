using System.CommandLine;

namespace SocialRec.Cli.Verbs;

/// <summary>The options that the verbs which call a server share.</summary>
internal static class ClientOptions
{
    private const string KeyVariable = "SOCIALREC_KEY";

    /// <summary>The server.</summary>
    public static Option<Uri> Url()
    {
        var option = new Option<Uri>("--url") { Description = "The server's address.", DefaultValueFactory = _ => new Uri("http://127.0.0.1:8080/") };
        option.CustomParser = result =>
        {
            if (Uri.TryCreate(result.Tokens[0].Value.TrimEnd('/') + "/", UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https")
                return url;
            result.AddError("--url must be an http or https address, such as http://127.0.0.1:8080.");
            return null;
        };
        return option;
    }

    /// <summary>The API key.</summary>
    public static Option<string?> Key() =>
        new("--key") { Description = $"The API key, if the server wants one; or set {KeyVariable}, which other users of the machine do not see.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable(KeyVariable) };

    /// <summary>The tenant.</summary>
    public static Option<string?> Tenant() => new("--tenant") { Description = "Whose data it is about; the default tenant if not given." };
}
