namespace SocialRec.Inference.Errors;

/// <summary>Why a version was not taken into service.</summary>
public enum ModelRejection
{
    /// <summary>The file could not be read.</summary>
    Unreadable,

    /// <summary>The file's SHA-256 is not the registered one.</summary>
    WrongHash,

    /// <summary>The runtime cannot load it: no model, cut off, or with operators it does not know.</summary>
    NotLoadable,

    /// <summary>Its inputs or outputs are not those that the product feeds and reads.</summary>
    WrongShape,

    /// <summary>A trial run failed or gave NaN.</summary>
    TrialFailed,

    /// <summary>Answers in company differ from answers alone by more than the version's tolerance.</summary>
    BatchDependent,
}
