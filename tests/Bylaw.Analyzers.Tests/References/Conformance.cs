using Bylaw.Testing;

namespace Bylaw.Analyzers.Tests.References;

/// <summary>
/// One rule for the whole suite: Shop.Web must not use the types of Shop.Data. Shop.Services is nobody's business, but its members lead there.
/// In every case what counts is marked, and the nearest thing that does not count stands beside it.
/// </summary>
internal static class Conformance
{
    private const string Data = """
        using System;
        using System.Collections.Generic;
        namespace Shop.Data;
        public interface IRepo { int Get(int id); }
        public class Repo : IRepo, IDisposable
        {
            public const int Max = 10;
            public static int Count;
            public static Repo Create() => new();
            public static void Reset() { }
            public int Size { get; set; }
            public event Action? Changed { add { } remove { } }
            public int Get(int id) => id;
            public Repo Next() => this;
            public Shop.Services.Other Other => new();
            public int this[int index] => index;
            public void Dispose() { }
            public void Deconstruct(out int size, out int max) => (size, max) = (Size, Max);
            public class Page { public int Number; }
        }
        public class Repo<T> { public T? Find() => default; }
        public struct Key { public int Value; public static implicit operator Key(int value) => new() { Value = value }; }
        public enum Mode { Fast, Slow }
        public delegate void Loaded(int id);
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class TagAttribute(string name = "") : Attribute { public string Name = name; public int Size { get; set; } }
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class TagAttribute<T> : Attribute { }
        public class DataException : Exception { }
        public static class RepoExtensions
        {
            public static int Twice(this int value) => value * 2;
            public static int Thrice(this Shop.Services.Service service) => 3;
        }
        """;

    private const string Services = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Shop.Data;
        namespace Shop.Services;
        public class Service
        {
            public Repo Repo { get; set; } = new();
            public Repo RepoField = new();
            public List<Repo> Repos { get; } = [];
            public Other Other { get; } = new();
            public List<Other> Others { get; } = [];
            public (Repo Repo, int Number) Pair => (Repo, 1);
            public Mode Mode { get; set; }
            public Key Key => default;
            public int Number { get; set; }
            public Maker Maker => () => new Repo();
            public event Loaded? Loaded { add { } remove { } }
            public event Action? Done { add { } remove { } }
            public Repo this[int index] => new();
            public Other this[string name] => new();
            public Repo Load() => new();
            public Other LoadOther() => new();
            public Task<Repo> LoadAsync() => Task.FromResult(new Repo());
            public Task<Other> LoadOtherAsync() => Task.FromResult(new Other());
            public async IAsyncEnumerable<Repo> Stream() { await Task.Yield(); yield break; }
            public bool TryLoad(out Repo repo) { repo = new(); return true; }
            public bool TryLoadOther(out Other other) { other = new(); return true; }
            public void Take(Repo? repo) { }
            public void TakeOther(Other? other) { }
            public void TakeKey(Key key) { }
            public void TakeAll(List<Repo> repos) { }
            public void TakeOthers(List<Other> others) { }
            public void Do(Action<Repo> action) { }
            public void DoOther(Action<Other> action) { }
            public void Deconstruct(out Repo repo, out int number) => (repo, number) = (new(), 1);
        }
        public class Special : Repo { }
        public interface ISpecial : IRepo { }
        public class RepoList : List<Repo> { }
        public delegate Repo Maker();
        public delegate Other OtherMaker();
        public class Other
        {
            public int Size { get; set; }
            public Other Next() => this;
            public Repo Repo => new();
            public static Repo operator +(Other a, Other b) => new();
            public static Other operator -(Other a, Other b) => a;
            public static explicit operator Repo(Other other) => new();
        }
        public static class Handlers { public static void Handle(Repo repo) { } public static void HandleOther(Other other) { } public static Repo Make() => new(); }
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        public class NoteAttribute(object? about = null) : Attribute { public Type? Type { get; set; } = about as Type; }
        """;

    /// <summary>The marks without an id are BYL2001.</summary>
    public static RuleTest Web(string source) => Bare().Source("namespace Shop.Web;\n" + source).Expect("BYL2001");

    /// <summary>With `using` directives for everything.</summary>
    public static RuleTest Using(string source) => Bare().Source("""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Shop.Data;
        using Shop.Services;
        namespace Shop.Web;

        """ + source).Expect("BYL2001");

    public static RuleTest Bare() => new RuleTest().Rules("""
        bylaw: 1
        rules:
          no-data:
            in: { in: "Shop.Web.**" }
            forbid: { types: { in: "Shop.Data" } }
        """).Source("Data.cs", Data).Source("Services.cs", Services);
}
