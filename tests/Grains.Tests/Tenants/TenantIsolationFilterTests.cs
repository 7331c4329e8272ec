using NSubstitute;
using Orleans;
using Orleans.Runtime;
using SocialRec.Grains.Tenants;

namespace SocialRec.Grains.Tests.Tenants;

public sealed class TenantIsolationFilterTests
{
    [Theory]
    [InlineData("user", "a/ann", "user", "a/ben", true)]
    [InlineData("user", "a/ann", "user", "b/ann", false)]
    [InlineData("user", "a/ann", "user", "ab/ann", false)]
    [InlineData("tenant", "a/layout", "tenantdirectory", "_/tenants", true)]
    [InlineData("sys.client", "hosted-x", "user", "b/ann", true)]
    [InlineData("user", "a/ann", "memorystorage", "7", true)]
    public async Task Invoke_BetweenTheseGrains_GoesThroughOrNot(string fromType, string fromKey, string toType, string toKey, bool through)
    {
        IIncomingGrainCallContext call = Substitute.For<IIncomingGrainCallContext>();
        call.SourceId.Returns(GrainId.Create(fromType, fromKey));
        call.TargetId.Returns(GrainId.Create(toType, toKey));
        TenantIsolationFilter sut = new();
        if (through)
            await sut.Invoke(call);
        else
            await Assert.ThrowsAsync<InvalidOperationException>(() => sut.Invoke(call));
        await call.Received(through ? 1 : 0).Invoke();
    }

    [Fact]
    public async Task Invoke_WithoutASource_GoesThrough()
    {
        IIncomingGrainCallContext call = Substitute.For<IIncomingGrainCallContext>();
        await new TenantIsolationFilter().Invoke(call);
        await call.Received(1).Invoke();
    }
}
