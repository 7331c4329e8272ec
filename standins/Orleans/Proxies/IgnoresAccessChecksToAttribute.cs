namespace System.Runtime.CompilerServices;

/// <summary>Known to the .NET runtime by name: the assembly that carries it may use another's internal types.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class IgnoresAccessChecksToAttribute(string assemblyName) : Attribute
{
    public string AssemblyName { get; } = assemblyName;
}
