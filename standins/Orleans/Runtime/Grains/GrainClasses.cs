using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Orleans.Runtime;

/// <summary>The grain classes of the application: those of every assembly that uses this engine and lies beside the program or is loaded.</summary>
internal sealed class GrainClasses
{
    private static readonly string Engine = typeof(GrainClasses).Assembly.GetName().Name!;

    private readonly Dictionary<GrainType, GrainClass> _byType = [];
    private readonly ConcurrentDictionary<(Type, string?), GrainClass> _resolved = new();

    public GrainClasses()
    {
        foreach (var type in ApplicationTypes().Where(GrainClass.IsGrainClass))
        {
            var found = new GrainClass(type);
            if (_byType.TryGetValue(found.GrainType, out var other))
                throw new OrleansConfigurationException($"Grain type \"{found.GrainType}\" is claimed by {other.Type} and by {type}; give one of them [GrainType].");
            _byType.Add(found.GrainType, found);
        }
    }

    public IEnumerable<GrainClass> All => _byType.Values;

    public GrainClass this[GrainType grainType] =>
        _byType.TryGetValue(grainType, out var found) ? found : throw new ArgumentException($"Could not find an implementation for grain type {grainType}");

    /// <summary>The class behind an interface: the one named like it if several implement it, or the one whose full name starts with the prefix.</summary>
    public GrainClass Resolve(Type interfaceType, string? classNamePrefix) => _resolved.GetOrAdd((interfaceType, classNamePrefix), key =>
    {
        var (type, prefix) = key;
        var candidates = All.Where(candidate => candidate.Interfaces.Contains(type)).ToArray();
        if (!string.IsNullOrWhiteSpace(prefix))
            candidates = [.. candidates.Where(candidate => candidate.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal))];
        if (candidates.Length > 1)
        {
            var name = type.GetCustomAttribute<DefaultGrainTypeAttribute>()?.GrainType;
            candidates = [.. candidates.Where(candidate => name is null ? "I" + candidate.Type.Name == type.Name : candidate.GrainType.ToString() == name)];
        }

        return candidates.Length == 1
            ? candidates[0]
            : throw new ArgumentException($"Could not find an implementation for interface {type}" + (candidates.Length > 1 ? ": several classes implement it." : "."));
    });

    public Type InterfaceNamed(GrainInterfaceType name) =>
        All.SelectMany(candidate => candidate.Interfaces).FirstOrDefault(type => InterfaceShape.NameOf(type) == name.ToString())
            ?? throw new ArgumentException($"Could not find an interface named {name}.");

    private static IEnumerable<Type> ApplicationTypes()
    {
        var assemblies = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic && assembly.GetReferencedAssemblies().Any(name => name.Name == Engine))
            .ToDictionary(assembly => assembly.GetName().Name!, StringComparer.OrdinalIgnoreCase);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (!assemblies.ContainsKey(name) && UsesEngine(file))
                assemblies.Add(name, Assembly.Load(new AssemblyName(name)));
        }

        return assemblies.Values.Append(typeof(GrainClasses).Assembly).SelectMany(assembly => assembly.GetTypes());
    }

    private static bool UsesEngine(string file)
    {
        using var stream = File.OpenRead(file);
        using var image = new PEReader(stream);
        if (!image.HasMetadata)
            return false;
        var metadata = image.GetMetadataReader();
        return metadata.AssemblyReferences.Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, Engine));
    }
}
