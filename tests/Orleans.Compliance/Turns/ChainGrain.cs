namespace SocialRec.Orleans.Compliance;

public interface IChainGrain : IGrainWithStringKey
{
    /// <summary>Calls the other grain, which calls back; the callback gives up after a second.</summary>
    Task<string> GoAsync(IChainGrain other, bool allowReentrancy);

    Task<string> ComeBackAsync(IChainGrain to);

    [ResponseTimeout("00:00:01")]
    Task<string> AnswerAsync();
}

internal sealed class ChainGrain : Grain, IChainGrain
{
    public async Task<string> GoAsync(IChainGrain other, bool allowReentrancy)
    {
        using var section = allowReentrancy ? RequestContext.AllowCallChainReentrancy() : RequestContext.SuppressCallChainReentrancy();
        return await other.ComeBackAsync(this.AsReference<IChainGrain>());
    }

    public Task<string> ComeBackAsync(IChainGrain to) => to.AnswerAsync();

    public Task<string> AnswerAsync() => Task.FromResult("answered");
}
