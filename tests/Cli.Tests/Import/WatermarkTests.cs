using FsCheck;
using FsCheck.Fluent;
using SocialRec.Cli.Import;

namespace SocialRec.Cli.Tests.Import;

public sealed class WatermarkTests
{
    [Fact]
    public void Rows_AreTheLongestRunThatIsDone() => Prop.ForAll(Gen.Choose(0, 2).ListOf().ToArbitrary(), steps =>
    {
        var watermark = new Watermark(0);
        var pending = new List<long>();
        long row = 0;
        foreach (int step in steps)
        {
            if (step < 2)
                watermark.Read(++row);
            if (step == 1)
            {
                watermark.Begin(row);
                pending.Add(row);
            }
            else if (step == 2 && pending.Count > 0)
            {
                long done = pending[^1];
                pending.Remove(done);
                watermark.End(done);
            }
        }

        return watermark.Rows == (pending.Count > 0 ? pending.Min() - 1 : row);
    }).QuickCheckThrowOnFailure();
}
