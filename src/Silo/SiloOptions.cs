using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SocialRec.Silo.Hosting;

namespace SocialRec.Silo;

/// <summary>Where a silo finds its cluster and keeps its state.</summary>
public sealed class SiloOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Silo";

    /// <summary>How silos find each other. Default <see cref="ClusterProvider.Localhost"/>: this machine alone.</summary>
    public ClusterProvider Clustering { get; set; } = ClusterProvider.Localhost;

    /// <summary>Where state is kept. Default <see cref="StorageProvider.Embedded"/>: a database file of this silo alone, as the section <c>Storage</c> has it.</summary>
    public StorageProvider Storage { get; set; } = StorageProvider.Embedded;

    /// <summary>The connection string of PostgreSQL or of the Azure storage account; needed where either is chosen.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The service that state belongs to; all silos and gateways of one installation share it. Default <c>socialrec</c>.</summary>
    [Required(ErrorMessage = "Silo:ServiceId must not be empty.")]
    public string ServiceId { get; set; } = "socialrec";

    /// <summary>The cluster; silos of one cluster share it. Default <c>socialrec</c>.</summary>
    [Required(ErrorMessage = "Silo:ClusterId must not be empty.")]
    public string ClusterId { get; set; } = "socialrec";

    /// <summary>Port for other silos. Default 11,111; 1 to 65,535.</summary>
    [Range(1, 65_535, ErrorMessage = "Silo:SiloPort must be 1 to 65535.")]
    public int SiloPort { get; set; } = 11_111;

    /// <summary>Port for gateways; whoever reaches it is trusted. Default 30,000; 1 to 65,535.</summary>
    [Range(1, 65_535, ErrorMessage = "Silo:GatewayPort must be 1 to 65535.")]
    public int GatewayPort { get; set; } = 30_000;

    /// <summary>The address other silos and gateways reach this one at. Default: loopback with localhost clustering, else this host's own.</summary>
    public string? AdvertisedAddress { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ConnectionString is null && Clustering != ClusterProvider.Localhost)
            yield return new ValidationResult($"Silo:Clustering is {Clustering}, which needs Silo:ConnectionString.");
        else if (ConnectionString is null && Storage is StorageProvider.PostgreSQL or StorageProvider.Azure)
            yield return new ValidationResult($"Silo:Storage is {Storage}, which needs Silo:ConnectionString.");
        if (AdvertisedAddress is not null && !IPAddress.TryParse(AdvertisedAddress, out _))
            yield return new ValidationResult($"Silo:AdvertisedAddress is {AdvertisedAddress}; it must be an IP address.");
    }

    /// <summary>Reads the section and checks it at once: a cluster is joined as the host is built, before options are checked at its start.</summary>
    /// <exception cref="OptionsValidationException">A value is wrong; the message names its key and the remedy.</exception>
    internal static SiloOptions Read(IConfiguration configuration)
    {
        SiloOptions options = Bind(configuration);
        List<ValidationResult> faults = [];
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? options
            : throw Refused([.. faults.Select(fault => fault.ErrorMessage!)]);
    }

    /// <summary>What is thrown of settings that cannot be had.</summary>
    internal static OptionsValidationException Refused(params string[] reasons) => new(SectionName, typeof(SiloOptions), reasons);

    private static SiloOptions Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(SectionName).Get<SiloOptions>() ?? new SiloOptions();
        }
        catch (InvalidOperationException e)
        {
            throw Refused(e.Message);
        }
    }
}
