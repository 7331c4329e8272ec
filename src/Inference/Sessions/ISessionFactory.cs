namespace SocialRec.Inference.Sessions;

/// <summary>Makes sessions on the configured device.</summary>
public interface ISessionFactory
{
    /// <summary>Loads a model.</summary>
    /// <param name="name">The model's name, for messages.</param>
    /// <param name="model">The file's bytes.</param>
    /// <exception cref="Exception">The runtime cannot load it; the type is the runtime's.</exception>
    IModelSession Create(string name, byte[] model);
}
