import Hummingbird

/// The certification recorder: which calls belong to which test, and what a checker would say of them.
extension AdminController {
    func addCertificationRoutes(to group: RouterGroup<BasicRequestContext>) {
        group.get("report") { request, _ in report(Query(request.uri.query), in: Language(request)) }
        group.get("certification") { request, _ in
            await carryOut(request) { world, _, _ throws(Refusal) in Reply(world.certificationSettings) }
        }
        group.put("certification") { request, _ in
            await carryOut(request) { world, body, _ throws(Refusal) in try world.updateCertification(body) }
        }
        group.post("certification/begin") { request, _ in
            await carryOut(request) { world, body, moment throws(Refusal) in
                try world.beginCertificationTest(body, moment)
            }
        }
        group.post("certification/end") { request, _ in
            await carryOut(request) { world, _, moment throws(Refusal) in world.endCertificationTest(moment) }
        }
    }

    /// Judges what is known of `?property=`, by the tables of `?year=`.
    private func report(_ query: Query, in language: Language) -> Response {
        let id = emulation.makeID()
        do throws(Refusal) {
            let dossier = try emulation.update { world, moment throws(Refusal) in
                // What is no number is no year either.
                let year = query.value("year").map { Int($0) ?? 0 }
                return try world.certificationDossier(property: query.value("property"), year: year, moment)
            }
            return Response(Reply(CertificationReport(dossier: dossier).json(in: language)), requestID: id)
        } catch {
            return Response(Reply(error, in: language), requestID: id)
        }
    }
}
