using System.Text.Json;
using Orleans.Storage;

namespace SocialRec.Storage.Tests;

/// <summary>State as JSON, so that tests see what is stored; null and empty text become no bytes at all.</summary>
internal sealed class JsonStateSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => input is null or "" ? BinaryData.FromBytes(Array.Empty<byte>()) : BinaryData.FromObjectAsJson(input);

    public T? Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span);
}
