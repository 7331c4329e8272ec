namespace Orleans.Runtime;

/// <inheritdoc cref="IManagementGrain"/>
internal sealed class ManagementGrain(Silo silo) : Grain, IManagementGrain
{
    public Task<int> GetTotalActivationCount() => Task.FromResult(silo.Catalog.Count);

    public Task<SimpleGrainStatistic[]> GetSimpleGrainStatistics() => Task.FromResult<SimpleGrainStatistic[]>(
    [
        .. silo.Catalog.All.GroupBy(activation => activation.Class).Select(group => new SimpleGrainStatistic
        {
            GrainType = group.Key.Type.FullName!,
            SiloAddress = silo.Details.SiloAddress,
            ActivationCount = group.Count(),
        }),
    ]);

    public Task<DetailedGrainStatistic[]> GetDetailedGrainStatistics(string[]? types = null, SiloAddress[]? hostsIds = null) => Task.FromResult<DetailedGrainStatistic[]>(
    [
        .. silo.Catalog.All.Where(activation => types is null || types.Contains(activation.Class.Type.FullName)).Select(activation => new DetailedGrainStatistic
        {
            GrainType = activation.Class.Type.FullName!,
            SiloAddress = silo.Details.SiloAddress,
            GrainId = activation.GrainId,
        }),
    ]);

    public Task<int> GetGrainActivationCount(GrainReference grainReference) => Task.FromResult(silo.Catalog.All.Count(activation => activation.Class.GrainType == grainReference.GrainId.Type));

    public ValueTask<List<GrainId>> GetActiveGrains(GrainType type) => new([.. silo.Catalog.All.Where(activation => activation.GrainId.Type == type).Select(activation => activation.GrainId)]);

    public Task ForceActivationCollection(TimeSpan ageLimit) => silo.Collector.Collect(ageLimit);

    public Task ForceGarbageCollection(SiloAddress[] hostsIds)
    {
        GC.Collect();
        return Task.CompletedTask;
    }
}
