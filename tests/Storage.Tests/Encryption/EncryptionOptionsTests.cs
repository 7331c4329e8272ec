using Microsoft.Extensions.Options;
using SocialRec.Storage.Encryption;

namespace SocialRec.Storage.Tests.Encryption;

public sealed class EncryptionOptionsTests
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    [Fact]
    public void Defaults_Pass() => Assert.True(Validate(new EncryptionOptions()).Succeeded);

    [Fact]
    public void Keys_Of32Bytes_Pass() => Assert.True(Validate(new EncryptionOptions { MasterKey = Key, PreviousMasterKeys = [Key] }).Succeeded);

    [Theory]
    [InlineData("")]
    [InlineData("not base64!")]
    [InlineData("c2hvcnQ=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void MasterKey_ThatIsNone_IsNamedWithTheRemedy(string key)
    {
        var failure = Validate(new EncryptionOptions { MasterKey = key }).FailureMessage;
        Assert.Contains("Encryption:MasterKey must be 32 bytes", failure, StringComparison.Ordinal);
        Assert.Contains("openssl rand", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void PreviousMasterKey_ThatIsNone_IsNamedWithItsIndex() => Assert.Contains(
        "Encryption:PreviousMasterKeys:1 must be",
        Validate(new EncryptionOptions { MasterKey = Key, PreviousMasterKeys = [Key, "short"] }).FailureMessage,
        StringComparison.Ordinal);

    [Fact]
    public void PreviousMasterKeys_WithoutACurrentOne_AreRefused() =>
        Assert.True(Validate(new EncryptionOptions { PreviousMasterKeys = [Key] }).Failed);

    private static ValidateOptionsResult Validate(EncryptionOptions options) =>
        new DataAnnotationValidateOptions<EncryptionOptions>(name: null).Validate("", options);
}
