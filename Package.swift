// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of ours: the strict language mode, and every warning an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioHTTPTypes = Target.Dependency.product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// A library of ours.
///
/// What it may import is its dependency list; `scripts/arrows.py` checks that it imports no more.
func library(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
    name: "sistema-os",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "sistema-os", targets: ["SistemaOS"])
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Values under everything; no Foundation.
        library("HotelValues"),
        library("HotelCore", ["HotelValues"]),

        // The hotel: tables and verbs, its wire, its HTTP face.
        library(
            "Database",
            [
                "HotelValues", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ]
        ),
        library("PMS", ["HotelValues", "HotelCore", "Database"]),
        library("PMSWire", ["HotelValues"]),
        library(
            "HTTPServing",
            [
                "HotelValues", hummingbird, .product(name: "HummingbirdCore", package: "hummingbird"), httpTypes,
                logging, nio, nioHTTPTypes,
            ]
        ),
        library(
            "PMSAPI",
            [
                "HotelValues", "HotelCore", "PMS", "PMSWire", "HTTPServing", hummingbird, httpTypes, lifecycle, logging,
                nio, crypto,
            ],
            resources: [.embedInCode("openapi.yaml")]
        ),

        library("HotelFile", ["HotelValues", "HotelCore", "PMS", yams]),

        // The link to Channex.
        library("ChannexWire", ["HotelValues"]),
        library(
            "ChannexClient",
            ["HotelValues", "ChannexWire", httpClient, logging, nio, nioHTTP1]
        ),
        library("ChannelSync", ["HotelValues", "Database", "ChannexWire", "ChannexClient", lifecycle, logging]),
        library(
            "ChannelAPI",
            ["HotelValues", "ChannelSync", "HTTPServing", hummingbird, httpTypes, logging, nio, crypto]
        ),
        library(
            "PMSGateways",
            ["HotelValues", "HotelCore", "PMS", "PMSWire", "ChannelSync", httpClient, logging, nio, nioHTTP1]
        ),

        // A Channex of our own: it shares no line with the client but HotelValues.
        library(
            "ChannexEmulator",
            [
                "HotelValues", hummingbird, httpTypes, httpClient, lifecycle, logging, nio,
                nioHTTP1,
            ],
            resources: [.embedInCode("Console")]
        ),

        // The settings of the C library's heap, which Swift's module of it leaves out.
        .target(name: "CHeap"),

        // Commands, configuration, composition root.
        .executableTarget(
            name: "SistemaOS",
            dependencies: [
                "CHeap", "HotelValues", "HotelCore", "Database", "PMS", "PMSWire", "PMSAPI", "HTTPServing",
                "ChannexWire",
                "ChannexClient",
                "ChannelSync", "ChannelAPI", "PMSGateways", "ChannexEmulator", "HotelFile", hummingbird, lifecycle,
                logging,
                httpClient, nio, nioHTTP1, crypto, yams,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),

        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "HotelValues", "HotelCore", "Database", "PMS", "PMSWire", "PMSAPI", "HTTPServing", "ChannexWire",
                "ChannexClient",
                "ChannelSync", "ChannelAPI", "PMSGateways", "ChannexEmulator", "HotelFile", "HotelTesting", hummingbird,
                lifecycle,
                logging,
                httpClient, nio, nioHTTP1, crypto, .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),

        // Generators, a clock and a source of chance for tests and simulations.
        library("HotelTesting", ["HotelValues", "HotelCore"]),

        tests("HotelValuesTests", ["HotelValues", "HotelTesting"]),
        tests("HotelCoreTests", ["HotelValues", "HotelCore", "HotelTesting"]),
        tests("DatabaseTests", ["HotelValues", "Database", "HotelTesting"]),
        tests("PMSTests", ["HotelValues", "HotelCore", "Database", "PMS", "HotelTesting"]),
        tests("HotelFileTests", ["HotelValues", "HotelCore", "Database", "PMS", "HotelFile", "HotelTesting"]),
        tests(
            "ScenarioTests",
            [
                "HotelValues", "Database", "HotelTesting", "SistemaOS", httpClient, logging, nio,
                nioHTTP1,
            ]
        ),
        tests("SistemaOSTests", ["HotelValues", "SistemaOS", httpClient, logging, nio]),
        tests(
            "ChannelSyncTests",
            [
                "HotelValues", "Database", "ChannexWire", "ChannexClient", "ChannelSync", "ChannelAPI", "HTTPServing",
                "HotelTesting", hummingbird, httpTypes, lifecycle, logging, nio,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
        // The real PMS, the real link and the emulator's world in one process, by a clock that the tests move.
        tests(
            "LinkTests",
            [
                "HotelValues", "HotelCore", "Database", "PMS", "PMSGateways", "ChannexWire", "ChannexClient",
                "ChannelSync", "ChannexEmulator", "HotelTesting", httpClient, lifecycle, logging, nio,
            ]
        ),
        tests(
            "PMSGatewaysTests",
            [
                "HotelValues", "HotelCore", "Database", "PMS", "PMSWire", "PMSAPI", "HTTPServing", "ChannelSync",
                "PMSGateways", "HotelTesting", hummingbird, httpClient, lifecycle, logging, nio,
            ]
        ),
        tests(
            "PMSAPITests",
            [
                "HotelValues", "HotelCore", "Database", "PMS", "PMSWire", "PMSAPI", "HTTPServing", "HotelTesting",
                hummingbird, httpClient, httpTypes, crypto, yams, logging, nio, nioHTTP1, nioHTTPTypes,
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
        tests(
            "ChannexWireTests",
            [
                "HotelTesting", "HotelValues", "ChannexWire", "ChannexClient", "ChannexEmulator", hummingbird,
                httpClient, logging, nio,
                lifecycle,
            ]
        ),
        tests(
            "ChannexEmulatorTests",
            [
                "HotelTesting", "HotelValues", "ChannexEmulator", hummingbird, httpClient, logging, nio, lifecycle,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]
        ),
    ]
)
