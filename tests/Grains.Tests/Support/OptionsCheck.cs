using Microsoft.Extensions.Options;

namespace SocialRec.Grains.Tests.Support;

/// <summary>Checks of options: their defaults pass, and a bad value is refused by the name of its key.</summary>
public static class OptionsCheck
{
    public static void DefaultsPass<TOptions>()
        where TOptions : class, new() => Assert.True(Validate(new TOptions()).Succeeded);

    public static void Refuses<TOptions>(string key, Action<TOptions> spoil)
        where TOptions : class, new()
    {
        TOptions options = new();
        spoil(options);
        string failure = Assert.Single(Validate(options).Failures!);
        Assert.Contains($"{key} must", failure, StringComparison.Ordinal);
    }

    private static ValidateOptionsResult Validate<TOptions>(TOptions options)
        where TOptions : class => new DataAnnotationValidateOptions<TOptions>(null).Validate(null, options);
}
