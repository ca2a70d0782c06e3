namespace Bylaw.Rules.Yaml; internal static class YamlReader { public static YamlNode? Read(string f, string t, List<Problem> p) => null; }
