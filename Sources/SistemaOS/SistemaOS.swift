@main struct SistemaOS { static func main() {} }
