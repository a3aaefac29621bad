/// A hotel of the tests' own: small, so that it is set up in no time.
enum SmallHotel {
    /// How many rooms each category has.
    static let rooms = ["std": 6, "sup": 3, "fam": 2]

    static let file = """
        property: {code: pousada, name: Pousada do Teste, time_zone: America/Sao_Paulo, currency: BRL, country: BR}
        room_types:
          - {code: std, name: Standard, adults: 2, rooms: ["1", "2", "3", "4", "5", "6"]}
          - {code: sup, name: Superior, adults: 3, default_occupancy: 2, rooms: ["11", "12", "13"]}
          - {code: fam, name: Familia, adults: 4, default_occupancy: 2, rooms: ["21", "22"]}
        rate_plans:
          - {code: flex, name: Flexivel, meals: breakfast}
          - {code: nr, name: Promocional, of_base: "90%", restrictions: {max_stay: 21}}
        prices:
          days: 500
          base: {std: "200.00", sup: "300.00", fam: "400.00"}
          weekdays: {fri: "110%", sat: "120%"}

        """
}
