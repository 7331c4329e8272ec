namespace SocialRec.Recommendation.Bundles;

/// <summary>
/// The file form of a <see cref="ModelBundle"/>; numbers are little endian, texts are a 32-bit byte count and UTF-8:
/// <code>
/// 8 bytes      magic "SRBUNDLE"
/// int32        format, 1
/// int32 × 5    items, dimensions (0: no vectors), text dimensions (0: none), edges, parameters
/// text         version
/// text         each item's id
/// float32      vectors, items × dimensions; then text vectors, items × text dimensions
/// int32        neighbours: items + 1 offsets, then the edges' targets
/// float32      the edges' weights
/// text,float64 each parameter's name and number, by name
/// 32 bytes     SHA-256 of all before
/// </code>
/// </summary>
public static class BundleFile
{
    internal const int Format = 1;
    internal const int MaxTextBytes = 1 << 16;

    internal static ReadOnlySpan<byte> Magic => "SRBUNDLE"u8;

    /// <summary>Writes a bundle.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="stream">Where to; it stays open.</param>
    /// <returns>SHA-256 of the whole file, lower-case hex: what the registry records.</returns>
    public static string Write(ModelBundle bundle, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        using var writer = new BundleWriter(stream);
        writer.Write(Magic);
        writer.Write([Format, bundle.Count, bundle.Vectors?.Dimensions ?? 0, bundle.TextVectors?.Dimensions ?? 0,
            bundle.Neighbours.Targets.Length, bundle.Parameters.Values.Count]);
        writer.WriteText(bundle.Version);
        foreach (string id in bundle.ItemIds)
            writer.WriteText(id);
        writer.Write<float>(bundle.Vectors?.Values ?? []);
        writer.Write<float>(bundle.TextVectors?.Values ?? []);
        writer.Write<int>(bundle.Neighbours.Offsets);
        writer.Write<int>(bundle.Neighbours.Targets);
        writer.Write<float>(bundle.Neighbours.Weights);
        foreach ((string name, double value) in bundle.Parameters.Values)
        {
            writer.WriteText(name);
            writer.Write<double>([value]);
        }
        return writer.Finish();
    }

    /// <summary>Reads a bundle, to the end of the stream.</summary>
    /// <param name="stream">Where from; it stays open.</param>
    /// <param name="sha256">The hash of the whole file as the registry has it; null if it is not to be checked.</param>
    /// <exception cref="BundleFormatException">The file is cut off, altered or of another format, its hash is another, or its parts do not fit together.</exception>
    public static ModelBundle Read(Stream stream, string? sha256 = null)
    {
        using var reader = new BundleReader(stream);
        if (!reader.Read<byte>(Magic.Length).AsSpan().SequenceEqual(Magic))
            throw new BundleFormatException("This is no bundle: it does not begin with SRBUNDLE.");
        if (reader.Read<int>(1)[0] is var format && format != Format)
            throw new BundleFormatException($"The bundle has format {format}; this version reads format {Format}.");
        try
        {
            ModelBundle bundle = ReadContent(reader);
            reader.Finish(sha256);
            return bundle;
        }
        catch (ArgumentException fault)
        {
            throw new BundleFormatException($"The bundle's content does not hold together: {fault.Message}", fault);
        }
    }

    private static ModelBundle ReadContent(BundleReader reader)
    {
        int[] counts = reader.Read<int>(5);
        (int items, int dimensions, int textDimensions, int edges, int parameters) = (counts[0], counts[1], counts[2], counts[3], counts[4]);
        if (items < 0 || edges < 0 || parameters < 0 || items == int.MaxValue)
            throw new BundleFormatException($"A count is out of range: {items} items, {edges} edges, {parameters} parameters.");
        string version = reader.ReadText();
        string[] ids = reader.ReadTexts(items);
        ItemVectors? vectors = ReadVectors(reader, items, dimensions);
        ItemVectors? textVectors = ReadVectors(reader, items, textDimensions);
        var neighbours = new NeighbourGraph(reader.Read<int>(items + 1), reader.Read<int>(edges), reader.Read<float>(edges));
        var values = new Dictionary<string, double>();
        for (int i = 0; i < parameters; i++)
            values.Add(reader.ReadText(), reader.Read<double>(1)[0]);
        return new ModelBundle(version, ids, vectors, neighbours, values, textVectors);
    }

    private static ItemVectors? ReadVectors(BundleReader reader, int items, int dimensions)
    {
        if (dimensions == 0)
            return null;
        if (dimensions is < 0 or > ItemVectors.MaxDimensions || (long)items * dimensions > Array.MaxLength)
            throw new BundleFormatException($"{items} vectors of {dimensions} dimensions are out of range.");
        return new ItemVectors(reader.Read<float>(items * dimensions), dimensions);
    }
}
