namespace SocialRec.Orleans.Compliance;

public interface IStringKeyGrain : IGrainWithStringKey
{
    Task<string> GetKeyAsync();

    Task<string> GetIdAsync();

    Task<string> AskAsync(IStringKeyGrain other);

    Task<IStringKeyGrain> GetSelfAsync();
}

public interface IIntegerKeyGrain : IGrainWithIntegerKey
{
    Task<long> GetKeyAsync();
}

public interface IGuidKeyGrain : IGrainWithGuidKey
{
    Task<Guid> GetKeyAsync();
}

internal sealed class StringKeyGrain : Grain, IStringKeyGrain
{
    public Task<string> GetKeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<string> GetIdAsync() => Task.FromResult(this.GetGrainId().ToString());

    public Task<string> AskAsync(IStringKeyGrain other) => other.GetKeyAsync();

    public Task<IStringKeyGrain> GetSelfAsync() => Task.FromResult<IStringKeyGrain>(this);
}

internal sealed class IntegerKeyGrain : Grain, IIntegerKeyGrain
{
    public Task<long> GetKeyAsync() => Task.FromResult(this.GetPrimaryKeyLong());
}

internal sealed class GuidKeyGrain : Grain, IGuidKeyGrain
{
    public Task<Guid> GetKeyAsync() => Task.FromResult(this.GetPrimaryKey());
}
