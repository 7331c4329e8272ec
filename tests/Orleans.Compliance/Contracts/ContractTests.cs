using System.Reflection;
using SocialRec.Grains.Interfaces.Events;

namespace SocialRec.Orleans.Compliance;

/// <summary>What real Orleans' generator and analyzers ask of wire contracts, checked with either engine.</summary>
public sealed class ContractTests
{
    private static readonly CrossingTypes Types = new(typeof(ILogPartitionGrain).Assembly);

    public static TheoryData<Type> Crossing => [.. Types.All];

    public static TheoryData<Type> Interfaces => [.. Types.Interfaces];

    [Theory]
    [MemberData(nameof(Crossing))]
    public void CrossingType_HasASerializerAndAnAlias(Type type)
    {
        Assert.True(type.IsDefined(typeof(GenerateSerializerAttribute), false), $"{type} crosses a grain interface without [GenerateSerializer].");
        Assert.True(type.IsDefined(typeof(AliasAttribute), false), $"{type} crosses a grain interface without [Alias].");
    }

    [Theory]
    [MemberData(nameof(Crossing))]
    public void CrossingType_GivesEachMemberAnIdOfItsOwn(Type type)
    {
        if (type.IsEnum || type.IsInterface)
            return;
        var members = CrossingTypes.StateOf(type).ToList();
        var without = members.Where(member => !member.IsDefined(typeof(IdAttribute))).Select(member => member.Name);
        Assert.Empty(without);
        var ids = members.Select(member => member.GetCustomAttribute<IdAttribute>()!.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void GrainInterface_AliasesItselfAndItsMethods(Type type)
    {
        Assert.True(type.IsDefined(typeof(AliasAttribute), false), $"{type} has no [Alias].");
        var methods = type.GetMethods().Where(method => method.DeclaringType == type).ToList();
        Assert.Empty(methods.Where(method => !method.IsDefined(typeof(AliasAttribute))).Select(method => method.Name));
        var aliases = methods.Select(method => method.GetCustomAttribute<AliasAttribute>(false)!.Alias).ToList();
        Assert.Equal(aliases.Distinct(), aliases);
    }

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void GrainInterface_MethodsEndInAsyncAndReturnTasks(Type type)
    {
        foreach (var method in type.GetMethods())
        {
            Assert.EndsWith("Async", method.Name, StringComparison.Ordinal);
            Assert.Contains(method.ReturnType.Name.Split('`')[0], new[] { nameof(Task), nameof(ValueTask), "IAsyncEnumerable" });
        }
    }

    [Fact]
    public void Aliases_OfTypesAndInterfaces_AreUnique()
    {
        var twice = Types.All.Concat(Types.Interfaces)
            .Select(type => type.GetCustomAttribute<AliasAttribute>(false)?.Alias)
            .Where(alias => alias is not null)
            .GroupBy(alias => alias)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public void CrossingTypes_AreFound() => Assert.Contains(typeof(SocialEvent), Types.All);
}
