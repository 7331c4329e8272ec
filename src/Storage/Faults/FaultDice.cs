using System.Text;
using SocialRec.Storage.Records;

namespace SocialRec.Storage.Faults;

/// <summary>
/// The throws that decide what happens to one request: the same for the same seed, record and request number, in every process. The
/// generator is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
/// </summary>
internal sealed class FaultDice(int seed, RecordKey key, int request)
{
    private ulong _state = ((ulong)(uint)seed << 32) ^ Checksum.Of(Encoding.UTF8.GetBytes(key.ToString())) ^ ((ulong)(uint)request << 17);

    /// <summary>True with the given probability, 0 to 1.</summary>
    public bool Falls(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
