using System.Text;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Tests.Records;

public sealed class ChecksumTests
{
    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("123456789", 0xE3069283u)] // the check value every catalogue of CRCs lists for CRC-32C
    public void Of_KnownText_IsTheCatalogueValue(string text, uint expected) => Assert.Equal(expected, Checksum.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Of_ThirtyTwoZeroBytes_IsTheValueOfRfc3720() => Assert.Equal(0x8A9136AAu, Checksum.Of(new byte[32]));

    [Fact]
    public void Of_OneBitFlipped_Differs()
    {
        var bytes = new byte[100];
        new Random(5).NextBytes(bytes);
        var before = Checksum.Of(bytes);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(before, Checksum.Of(bytes));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}
