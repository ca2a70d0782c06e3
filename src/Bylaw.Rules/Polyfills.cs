// Types that the C# compiler looks up by name, and a member, that netstandard2.0 does not have. Our other assemblies see them as friends.

namespace System
{
    // As much of it as list patterns need.
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public int GetOffset(int length) => fromEnd ? length - value : value;

        public static implicit operator Index(int value) => new(value);
    }
}

namespace System.Collections.Concurrent
{
    internal static class ConcurrentDictionaryExtensions
    {
        /// <summary>Hands the factory its argument, so that it needs no closure.</summary>
        public static TValue GetOrAdd<TKey, TValue, TArgument>(
            this ConcurrentDictionary<TKey, TValue> dictionary, TKey key, Func<TKey, TArgument, TValue> factory, TArgument argument)
            where TKey : notnull =>
            dictionary.TryGetValue(key, out var known) ? known : dictionary.GetOrAdd(key, factory(key, argument));
    }
}

namespace System.Runtime.CompilerServices
{
    internal static class IsExternalInit;

    [AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
    internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
    {
        public string FeatureName { get; } = featureName;
    }

    [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
    internal sealed class RequiredMemberAttribute : Attribute;
}

namespace System.Diagnostics.CodeAnalysis
{
    [AttributeUsage(AttributeTargets.Parameter)]
    internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
    {
        public bool ReturnValue { get; } = returnValue;
    }
}
