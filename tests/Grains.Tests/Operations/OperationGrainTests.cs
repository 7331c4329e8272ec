using SocialRec.Grains.Interfaces.Operations;
using SocialRec.Grains.Tests.Support;
using SocialRec.Identity;

namespace SocialRec.Grains.Tests.Operations;

[Collection(SiloCollection.Name)]
public class OperationGrainTests(TestSilo silo)
{
    private readonly string _tenant = silo.NewTenant();

    private IOperationGrain Sut => silo.Grains.GetGrain<IOperationGrain>(GrainKey.Of(_tenant, "op"));

    [Fact]
    public async Task Get_NeverReported_IsNull() => Assert.Null(await Sut.GetAsync());

    [Fact]
    public async Task Report_Progress_IsShown()
    {
        await Sut.ReportAsync(Running(0));
        await Sut.ReportAsync(Running(0.5));

        Assert.Equal(0.5, (await Sut.GetAsync())!.Progress);
    }

    [Fact]
    public async Task Report_AfterTheEnd_ChangesNothing()
    {
        await Sut.ReportAsync(Running(0));
        await Sut.ReportAsync(Running(1) with { State = OperationState.Succeeded, Result = "{}" });

        await Sut.ReportAsync(Running(0.2));
        await silo.DeactivateAsync(Sut);

        OperationStatus? status = await Sut.GetAsync();
        Assert.Equal((OperationState.Succeeded, "{}"), (status!.State, status.Result));
    }

    [Fact]
    public async Task Report_ResultWhileItRuns_IsDurable()
    {
        await Sut.ReportAsync(Running(0));
        await Sut.ReportAsync(Running(0.5) with { Result = "half" });
        await silo.DeactivateAsync(Sut);

        Assert.Equal("half", (await Sut.GetAsync())!.Result);
    }

    private static OperationStatus Running(double progress) =>
        new() { Id = "op", Kind = "training", State = OperationState.Running, Progress = progress };
}
