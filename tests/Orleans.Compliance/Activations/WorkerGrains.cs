using Orleans.Concurrency;

namespace SocialRec.Orleans.Compliance;

public interface IWorkerGrain : IGrainWithStringKey
{
    Task<Guid> PassAsync(string gate);
}

[StatelessWorker(2)]
internal sealed class WorkerGrain : Grain, IWorkerGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public async Task<Guid> PassAsync(string gate)
    {
        await Gate.Of(gate).PassAsync();
        return _activation;
    }
}

public interface IFacadeGrain : IGrainWithStringKey
{
    Task<Guid> PassAsync(string gate);
}

[StatelessWorker(1), Reentrant]
internal sealed class FacadeGrain : Grain, IFacadeGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public async Task<Guid> PassAsync(string gate)
    {
        await Gate.Of(gate).PassAsync();
        return _activation;
    }
}
