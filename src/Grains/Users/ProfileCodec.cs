using SocialRec.Grains.Interfaces.Users;
using SocialRec.Grains.State;

namespace SocialRec.Grains.Users;

/// <summary>The stored form of a profile: name, language, privacy, attributes.</summary>
internal static class ProfileCodec
{
    public static void Write(StateWriter writer, UserProfile profile)
    {
        writer.OptionalString(profile.Name);
        writer.OptionalString(profile.Language);
        writer.Bool(profile.Private);
        writer.Count(profile.Attributes.Count);
        foreach ((string name, string value) in profile.Attributes)
        {
            writer.String(name);
            writer.String(value);
        }
    }

    public static UserProfile Read(ref StateReader reader)
    {
        UserProfile profile = new() { Name = reader.OptionalString(), Language = reader.OptionalString(), Private = reader.Bool() };
        for (int n = reader.Count(); n > 0; n--)
        {
            string name = reader.String();
            profile.Attributes[name] = reader.String();
        }

        return profile;
    }
}
