using System.Runtime.CompilerServices;
using SocialRec.Recommendation.Scoring;

namespace SocialRec.Recommendation.Mixing;

/// <summary>A scored candidate with all that mixing and explaining need of it.</summary>
public struct RankedCandidate
{
    internal FeatureValues Values;
    internal FeatureEvidence EvidenceAt;

    /// <summary>Catalog row.</summary>
    public int Row { get; internal set; }

    /// <summary>The scorer's score.</summary>
    public float Score { get; internal set; }

    /// <summary>A feature, 0 to 1.</summary>
    public readonly float this[Feature feature] => Values[(int)feature];

    /// <summary>Where a feature's evidence stands, see <see cref="Candidates.CandidateSet.Evidence"/>.</summary>
    public readonly int Evidence(Feature feature) => EvidenceAt[(int)feature];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Set(int feature, float value, short evidence)
    {
        Unsafe.Add(ref Unsafe.As<FeatureValues, float>(ref Values), feature) = value;
        Unsafe.Add(ref Unsafe.As<FeatureEvidence, short>(ref EvidenceAt), feature) = evidence;
    }

    [InlineArray(Features.Count)]
    internal struct FeatureValues
    {
        private float _first;
    }

    [InlineArray(Features.Count)]
    internal struct FeatureEvidence
    {
        private short _first;
    }
}
