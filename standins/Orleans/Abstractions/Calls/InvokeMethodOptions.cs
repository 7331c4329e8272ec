namespace Orleans.CodeGeneration;

/// <summary>What a method's attributes ask for.</summary>
[Flags]
public enum InvokeMethodOptions
{
    None = 0,
    OneWay = 1 << 0,
    ReadOnly = 1 << 1,
    AlwaysInterleave = 1 << 2,
    Unordered = 1 << 3,
}
