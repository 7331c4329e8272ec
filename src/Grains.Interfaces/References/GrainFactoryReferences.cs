using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Orleans.Runtime;

namespace SocialRec.Grains.Interfaces.References;

/// <summary>References to grains, thousands in a second.</summary>
public static class GrainFactoryReferences
{
    private static readonly ConditionalWeakTable<IGrainFactory, ConcurrentDictionary<Type, Kind>> KindsOf = [];

    /// <summary>
    /// The same as <see cref="IGrainFactory.GetGrain{TGrainInterface}(string, string)"/>, which reads the interface's attributes by reflection each time and so
    /// takes longer than the call itself; here they are read once for each factory.
    /// </summary>
    /// <typeparam name="TGrain">An interface that one grain class implements.</typeparam>
    /// <param name="grains">The factory of the cluster.</param>
    /// <param name="key">The grain's key.</param>
    public static TGrain Refer<TGrain>(this IGrainFactory grains, string key) where TGrain : IGrainWithStringKey
    {
        ArgumentNullException.ThrowIfNull(grains);
        ConcurrentDictionary<Type, Kind> kinds = KindsOf.GetValue(grains, _ => new ConcurrentDictionary<Type, Kind>());
        return kinds.TryGetValue(typeof(TGrain), out Kind kind)
            ? (TGrain)grains.GetGrain(GrainId.Create(kind.Grain, key), kind.Interface)
            : Learn<TGrain>(grains, key, kinds);
    }

    private static TGrain Learn<TGrain>(IGrainFactory grains, string key, ConcurrentDictionary<Type, Kind> kinds) where TGrain : IGrainWithStringKey
    {
        TGrain grain = grains.GetGrain<TGrain>(key);
        if (grain is GrainReference reference)
            kinds[typeof(TGrain)] = new Kind(reference.GrainId.Type, reference.InterfaceType);
        return grain;
    }

    private readonly record struct Kind(GrainType Grain, GrainInterfaceType Interface);
}
