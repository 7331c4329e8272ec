namespace Orleans;

/// <summary>Checks the configuration when the host starts, and throws <see cref="Runtime.OrleansConfigurationException"/>.</summary>
public interface IConfigurationValidator
{
    void ValidateConfiguration();
}
