using System.ComponentModel.DataAnnotations;
using System.Reflection;
using SocialRec.Gateway.Options;
using SocialRec.Silo;
using SocialRec.Storage;

namespace SocialRec.Cli.Tests.Options;

/// <summary>Every range that a setting of the product has.</summary>
public sealed class OptionMessagesTests
{
    public static IEnumerable<object[]> Checked => Options().SelectMany(type => type.GetProperties()
        .Where(property => property.GetCustomAttributes<ValidationAttribute>().Any())
        .Select(property => (object[])[type.FullName!, property.Name]));

    [Theory]
    [MemberData(nameof(Checked))]
    public void Message_OfABadValue_NamesItsKeyAndTheRemedy(string type, string property)
    {
        Type options = Options().Single(one => one.FullName == type);
        string section = (string)options.GetField("SectionName")!.GetRawConstantValue()!;

        Assert.All(options.GetProperty(property)!.GetCustomAttributes<ValidationAttribute>(), attribute =>
        {
            string message = attribute.FormatErrorMessage(property);
            Assert.StartsWith($"{section}:{property} ", message, StringComparison.Ordinal);
            Assert.Matches("must|missing: name", message);
        });
    }

    [Fact]
    public void Settings_OfTheWholeProduct_AreLookedAt() => Assert.True(Options().Count() >= 10);

    private static IEnumerable<Type> Options() => new[] { typeof(LimitOptions), typeof(SiloOptions), typeof(EmbeddedStorageOptions), typeof(Grains.Log.LogOptions) }
        .SelectMany(type => type.Assembly.GetExportedTypes())
        .Where(type => type.GetField("SectionName") is { IsLiteral: true });
}
