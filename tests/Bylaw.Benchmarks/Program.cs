using System.Globalization;
using Bylaw.Benchmarks.Backend;
using Bylaw.Benchmarks.Checking;
using Bylaw.Benchmarks.Micro;
using Bylaw.Benchmarks.Reading;
using Bylaw.Benchmarks.Specs;
using Bylaw.Testing;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Compiler.Install();

switch (args)
{
    case ["read-once", var rules]:
        return ColdReading.ReadOnce(int.Parse(rules));
    case ["read"]:
        ColdReading.Run();
        return 0;
    case ["backend", .. var rest]:
        ColdReading.Run();
        return Comparison.Run(rest is [var rounds] ? int.Parse(rounds) : 5);
    case ["small", .. var rest]:
        return Comparison.RunSmall(rest is [var count] ? int.Parse(count) : 5);
    case ["derive", .. var rest]:
        return DerivingSpecs.Run(rest is [var times] ? int.Parse(times) : 5);
    case ["derive-once", var folder]:
        return DerivingSpecs.DeriveOnce(folder);
    case ["parse-once", var folder]:
        return DerivingSpecs.ParseOnce(folder);
    case ["check", string solution, .. var rest]:
        return CheckingSolution.Run(solution, rest is [var checks] ? int.Parse(checks) : 3);
    case ["compile-once", string solution]:
        return CheckingSolution.CompileOnce(solution);
    case ["loop", var features, var compiles]:
        return Loop.Run(int.Parse(features), int.Parse(compiles));
    case ["micro", .. var rest]:
        return MicroBenchmarks.Run(rest);
    default:
        Console.Error.WriteLine("One of: backend [rounds] | small [rounds] | read | derive [rounds] | check solution [rounds] | loop features times | micro [arguments of BenchmarkDotNet]");
        return 2;
}
