using Orleans.Runtime;

namespace Orleans.Runtime
{
    /// <summary>How a silo is picked for a new activation; in a single process there is one to pick.</summary>
    public abstract class PlacementStrategy;

    /// <summary>Up to so many activations on each silo.</summary>
    public class StatelessWorkerPlacement : PlacementStrategy
    {
        private static readonly int DefaultMaxWorkers = Environment.ProcessorCount;

        internal StatelessWorkerPlacement(int maxLocal, bool removeIdleWorkers = true)
        {
            MaxLocal = maxLocal > 0 ? maxLocal : DefaultMaxWorkers;
            RemoveIdleWorkers = removeIdleWorkers;
        }

        public int MaxLocal { get; }

        public bool RemoveIdleWorkers { get; }
    }

    /// <summary>Any silo.</summary>
    public class RandomPlacement : PlacementStrategy
    {
        internal static RandomPlacement Singleton { get; } = new();
    }

    /// <summary>The silo that the grain's hash falls on.</summary>
    public class HashBasedPlacement : PlacementStrategy
    {
        internal static HashBasedPlacement Singleton { get; } = new();
    }

    /// <summary>The caller's silo.</summary>
    public class PreferLocalPlacement : PlacementStrategy
    {
        internal static PreferLocalPlacement Singleton { get; } = new();
    }

    /// <summary>The silo with the fewest activations.</summary>
    public class ActivationCountBasedPlacement : PlacementStrategy
    {
        internal static ActivationCountBasedPlacement Singleton { get; } = new();
    }

    /// <summary>The silo with the most to spare.</summary>
    public class ResourceOptimizedPlacement : PlacementStrategy
    {
        internal static ResourceOptimizedPlacement Singleton { get; } = new();
    }
}

namespace Orleans.Placement
{
    /// <summary>Names a grain class's placement strategy.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public abstract class PlacementAttribute : Attribute
    {
        protected PlacementAttribute(PlacementStrategy placement)
        {
            ArgumentNullException.ThrowIfNull(placement);
            PlacementStrategy = placement;
        }

        public PlacementStrategy PlacementStrategy { get; }
    }

    /// <summary>Any silo.</summary>
    public sealed class RandomPlacementAttribute() : PlacementAttribute(RandomPlacement.Singleton);

    /// <summary>The silo that the grain's hash falls on.</summary>
    public sealed class HashBasedPlacementAttribute() : PlacementAttribute(HashBasedPlacement.Singleton);

    /// <summary>The caller's silo.</summary>
    public sealed class PreferLocalPlacementAttribute() : PlacementAttribute(PreferLocalPlacement.Singleton);

    /// <summary>The silo with the fewest activations.</summary>
    public sealed class ActivationCountBasedPlacementAttribute() : PlacementAttribute(ActivationCountBasedPlacement.Singleton);

    /// <summary>The silo with the most to spare.</summary>
    public sealed class ResourceOptimizedPlacementAttribute() : PlacementAttribute(ResourceOptimizedPlacement.Singleton);

    /// <summary>Narrows the silos before placement picks one.</summary>
    public abstract class PlacementFilterStrategy
    {
        protected PlacementFilterStrategy(int order) => Order = order;

        public int Order { get; }
    }

    /// <summary>Names a filter that narrows the silos before placement picks one.</summary>
    [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
    public abstract class PlacementFilterAttribute : Attribute
    {
        protected PlacementFilterAttribute(PlacementFilterStrategy placement)
        {
            ArgumentNullException.ThrowIfNull(placement);
            PlacementFilterStrategy = placement;
        }

        public PlacementFilterStrategy PlacementFilterStrategy { get; }
    }
}
