import ChannexEmulator
import Testing

extension Fact {
    /// §2.5 Taxes and tax sets.
    static let taxes2: [Fact] = [
        Fact("2.5", .doc, "A tax is read back as it was written") { account in
            let hotel = try await Hotel(account)
            let made = try await hotel.makeTax(["skip_nights": 1, "max_nights": 7])
            let read = try await account.get("/taxes/\(try made.id())")
            #expect(read.data["type"] == "tax" && read.attributes["rate"] == "10.00")
            #expect(read.attributes["logic"] == "percent" && read.attributes["type"] == "tax")
            #expect(read.attributes["is_inclusive"] == false && read.attributes["max_nights"] == 7)
            #expect(read.data["relationships"]?["property"]?["data"]?["id"]?.text == hotel.property)
        },
        Fact("2.5", .doc, "A tax is changed and deleted") { account in
            let id = try await Hotel(account).makeTax().id()
            let changed = try await account.put("/taxes/\(id)", ["tax": ["rate": "12.50"]])
            #expect(changed.attributes["rate"] == "12.50" && changed.attributes["title"] == "City")
            #expect(try await account.delete("/taxes/\(id)").status == 200)
            #expect(try await account.get("/taxes/\(id)").status == 404)
        },
        tax(.doc, "A tax needs a title", ["title": ""], "title", "can't be blank"),
        tax(.doc, "A tax is computed in one of seven ways", ["logic": "per_year"], "logic", "is invalid"),
        tax(.doc, "A city tax is spelt with a space here", ["type": "city_tax"], "type", "is invalid"),
        tax(.doc, "A percentage is at most 100", ["rate": "100.01"], "rate", "must be less than or equal to 100"),
        tax(.doc, "A tax's rate is text", ["rate": 10], "rate", "is invalid"),
        tax(.doc, "A tax says whether it is inclusive", ["is_inclusive": .null], "is_inclusive", "can't be blank"),
        tax(.doc, "An amount of tax has a currency", ["logic": "per_night"], "currency", "can't be blank"),
        tax(.doc, "A tax has a property", ["property_id": .null], "property_id", "can't be blank"),
        Fact("2.5", .doc, "An amount of tax, a fee and a city tax are taken") { account in
            let hotel = try await Hotel(account)
            for type in ["tax", "fee", "city tax"] as [JSON] {
                let made = try await hotel.makeTax([
                    "type": type, "logic": "per_person_per_night", "rate": "250.00", "currency": "USD",
                ])
                #expect(made.status == 201 && made.attributes["type"] == type)
            }
        },
        Fact("2.5", .doc, "A tax has at most twenty periods, each of which does not end before it begins") { account in
            let hotel = try await Hotel(account)
            let period: JSON = ["after": "2027-01-01", "before": "2027-03-31"]
            let many: JSON = .array(Array(repeating: period, count: 21))
            #expect(try await hotel.makeTax(["applicable_date_ranges": [period]]).status == 201)
            let refused = try await hotel.makeTax(["applicable_date_ranges": many])
            #expect(refused.isRefusal("applicable_date_ranges", "is invalid"))
            let turned: JSON = [["after": "2027-03-31", "before": "2027-01-01"]]
            #expect(try await hotel.makeTax(["applicable_date_ranges": turned]).status == 422)
        },
        Fact("2.5", .doc, "The first tax set of a property becomes its default, the second does not") { account in
            let hotel = try await Hotel(account)
            let tax = try await hotel.makeTax().id()
            let first = try await hotel.makeTaxSet(tax).data["id"]
            _ = try await hotel.makeTaxSet(tax)
            let read = try await account.get("/properties/\(hotel.property)")
            #expect(read.attributes["default_tax_set_id"] == first)
        },
        Fact("2.5", .doc, "A tax set lists its taxes with their levels") { account in
            let hotel = try await Hotel(account)
            let tax = try await hotel.makeTax().id()
            let made = try await hotel.makeTaxSet(tax, ["taxes": [["id": .string(tax), "level": 2]]])
            #expect(made.attributes["taxes"]?[0]?["id"]?.text == tax && made.attributes["taxes"]?[0]?["level"] == 2)
            #expect(made.attributes["currency"] == "USD")
        },
        Fact("2.5", .doc, "A tax set needs taxes, a title and a currency") { account in
            let hotel = try await Hotel(account)
            let refused = try await hotel.makeTaxSet("", ["taxes": [], "title": "", "currency": .null])
            let blank: JSON = ["can't be blank"]
            #expect(refused.details["taxes"] == blank && refused.details["title"] == blank)
            #expect(refused.details["currency"] == blank)
        },
        Fact("2.5", .infer, "A tax set takes no tax of another property") { account in
            let hotel = try await Hotel(account)
            let tax = try await hotel.other().makeTax().id()
            let refused = try await hotel.makeTaxSet(tax)
            #expect(refused.status == 422 && refused.details["taxes"] != nil)
        },
        Fact("2.5", .doc, "A tax set names the plans that have it") { account in
            let hotel = try await Hotel(account)
            let plans: JSON = ["associated_rate_plan_ids": [.string(hotel.plan)]]
            let set = try await hotel.makeTaxSet(try await hotel.makeTax().id(), plans).data["id"]
            #expect(try await account.get("/rate_plans/\(hotel.plan)").attributes["tax_set_id"] == set)
        },
        Fact("2.5", .doc, "A tax set is changed under the documented path in the singular") { account in
            let hotel = try await Hotel(account)
            let set = try await hotel.makeTaxSet(try await hotel.makeTax().id()).id()
            let changed = try await account.put("/tax_set/\(set)", ["tax_set": ["title": "Some"]])
            #expect(changed.status == 200 && changed.attributes["title"] == "Some")
        },
        Fact("2.5", .infer, "A tax set is changed under the path in the plural as well") { account in
            let hotel = try await Hotel(account)
            let set = try await hotel.makeTaxSet(try await hotel.makeTax().id()).id()
            let changed = try await account.put("/tax_sets/\(set)", ["tax_set": ["title": "Some"]])
            #expect(changed.status == 200 && changed.attributes["title"] == "Some")
        },
        Fact("2.5", .doc, "A deleted tax set is gone") { account in
            let hotel = try await Hotel(account)
            let set = try await hotel.makeTaxSet(try await hotel.makeTax().id()).id()
            #expect(try await account.delete("/tax_sets/\(set)").body == ["meta": ["message": "Success"]])
            #expect(try await account.get("/tax_sets/\(set)").status == 404)
        },
    ]
}
