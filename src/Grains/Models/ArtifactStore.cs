using System.Security.Cryptography;
using Orleans.Storage;

namespace SocialRec.Grains.Models;

/// <summary>
/// Model artifacts in the cluster's grain storage, so that every silo can load them: named by their SHA-256 and cut into records of at most
/// <see cref="PageBytes"/>, which every storage provider takes.
/// </summary>
public sealed class ArtifactStore(IGrainStorage storage)
{
    /// <summary>The most bytes in one record.</summary>
    public const int PageBytes = 512 * 1024;

    private const string StateName = "artifact";

    /// <summary>The name of an artifact: its SHA-256 in lower-case hex.</summary>
    public static string NameOf(ReadOnlySpan<byte> artifact) => Convert.ToHexStringLower(SHA256.HashData(artifact));

    /// <summary>Stores an artifact; one that is stored already stays as it is.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> WriteAsync(string tenant, byte[] artifact)
    {
        string sha256 = NameOf(artifact);
        for (int page = 0; page < Pages(artifact.Length); page++)
        {
            int start = page * PageBytes;
            await WritePageAsync(PageId(tenant, sha256, page), artifact[start..Math.Min(artifact.Length, start + PageBytes)]);
        }

        return sha256;
    }

    /// <summary>Reads an artifact back.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="sha256">Its name.</param>
    /// <param name="size">Its length in bytes.</param>
    /// <exception cref="InvalidDataException">It is missing, incomplete or altered.</exception>
    public async Task<byte[]> ReadAsync(string tenant, string sha256, long size)
    {
        var artifact = new byte[size];
        int read = 0;
        for (int part = 0; part < Pages(size); part++)
        {
            byte[] bytes = await ReadPartAsync(tenant, sha256, size, part);
            bytes.CopyTo(artifact, read);
            read += bytes.Length;
        }

        return NameOf(artifact) == sha256 ? artifact : throw new InvalidDataException($"Artifact {sha256} has another content than its name says.");
    }

    /// <summary>Reads one part of an artifact, at most <see cref="PageBytes"/>; empty beyond the last. Only the whole can be held against the name.</summary>
    /// <exception cref="InvalidDataException">The part is missing or incomplete.</exception>
    public async Task<byte[]> ReadPartAsync(string tenant, string sha256, long size, int part)
    {
        if (part < 0 || part >= Pages(size))
            return [];
        byte[] bytes = (await ReadPageAsync(PageId(tenant, sha256, part))).State!.Bytes;
        long expected = Math.Min(PageBytes, size - (long)part * PageBytes);
        return bytes.Length == expected
            ? bytes
            : throw new InvalidDataException($"Part {part} of artifact {sha256} has {bytes.Length} bytes where {expected} were expected.");
    }

    /// <summary>Removes an artifact.</summary>
    public async Task DeleteAsync(string tenant, string sha256, long size)
    {
        for (int page = 0; page < Pages(size); page++)
        {
            GrainId id = PageId(tenant, sha256, page);
            GrainState<ArtifactPage> state = await ReadPageAsync(id);
            if (state.RecordExists)
                await storage.ClearStateAsync(StateName, id, state);
        }
    }

    private static int Pages(long size) => (int)((size + PageBytes - 1) / PageBytes);

    private static GrainId PageId(string tenant, string sha256, int page) => GrainId.Create("artifact", $"{tenant}/{sha256}/{page}");

    private async Task WritePageAsync(GrainId id, byte[] bytes)
    {
        GrainState<ArtifactPage> state = await ReadPageAsync(id);
        if (state.RecordExists && state.State!.Bytes.AsSpan().SequenceEqual(bytes))
            return;
        state.State = new ArtifactPage { Bytes = bytes };
        await storage.WriteStateAsync(StateName, id, state);
    }

    private async Task<GrainState<ArtifactPage>> ReadPageAsync(GrainId id)
    {
        var state = new GrainState<ArtifactPage>(new ArtifactPage());
        await storage.ReadStateAsync(StateName, id, state);
        return state;
    }
}
