/// What the switches mean, in Portuguese.
///
/// It stands apart from the table so that a switch stays one line there; a test demands that the two are complete.
extension Switches {
    /// The meaning of each switch, by its name.
    package static let portuguese: [String: String] = [
        // Availability, rates and restrictions
        "enforce_rate_limit": "Responder 429 quando um hotel passa do limite de chamadas de um tipo por minuto",
        "calls_per_minute": "Quantas chamadas de um tipo um hotel pode fazer em um minuto",
        "rate_limit_headers": "Dizer nos cabeçalhos `ratelimit` quantas chamadas de ARI restam",
        "apply_delay": "Quanto tempo uma mudança aceita leva para poder ser lida",
        "clip_past_ranges": "Trazer para hoje, com um aviso, um período que começa no passado",
        "warn_beyond_calendar": "Avisar sobre datas depois do fim do calendário",
        "warn_unknown_occupancy": "Avisar sobre uma tarifa para uma ocupação que o plano não tem",
        "refuse_inherited_fields": "Recusar um valor com um campo que o plano herda de outro",
        "stop_sell_at_zero": "Mostrar como fechada uma noite sem disponibilidade",
        "show_unavailable_reasons": "Dizer por que uma noite está fechada, mesmo sem ninguém perguntar",
        "calendar_roll_delay": "Quanto tempo depois da meia-noite o dia seguinte é aberto",
        "apply_cut_off": "Deixar que a hora-limite de venda do hotel feche dias",
        "apply_max_day_advance": "Não deixar disponibilidade além de `max_day_advance`",
        "maximum_read_days": "O maior período, em dias, de uma leitura",
        "maximum_body_bytes": "O maior corpo de um pedido, em bytes",
        // Access and content
        "foreign_is_unauthorized": "Responder 401, e não 404, ao que só outra chave pode ver",
        "former_not_found": "Responder o 404 de 2025 onde não existe a reserva ou o plano tarifário",
        "refuse_used_group": "Recusar a exclusão de um grupo que tem hotéis",
        "one_option_per_room": "Deixar que um plano vendido por quarto tenha uma só opção",
        "remove_idle_properties": "Remover um hotel que ficou 90 dias sem canal",
        "enforce_size_limits": "Limitar o número de acomodações, planos tarifários e ocupações",
        "maximum_room_types": "O máximo de acomodações de um hotel",
        "maximum_rate_plans": "O máximo de planos tarifários de um hotel",
        "maximum_occupancies": "O máximo de ocupações de um plano tarifário",
        "title_scope": "Onde o título de um plano tarifário não pode se repetir",
        // Bookings
        "feed_window": "Quanto tempo uma revisão fica na fila depois de lida pela primeira vez",
        "auto_decrement_on_new": "Deixar que uma reserva nova reduza a disponibilidade",
        "strip_guarantee_on_ack": "Esquecer os dados do cartão quando a revisão é confirmada",
        "booking_delay": "Quanto tempo uma reserva feita pela API (CRS) leva para poder ser lida",
        "cancelled_amount": "O que acontece com o valor de uma reserva cancelada",
        "list_cancelled_rooms": "Mostrar como cancelado um quarto que uma alteração deixa de fora",
        "fresh_room_ids": "Dar a um quarto outro id em cada revisão",
        "allow_reinstatement": "Deixar que uma reserva cancelada seja alterada, e assim volte a valer",
        "repeated_ack_succeeds": "Responder 200, e não 404, a uma segunda confirmação",
        "odd_relationships": "Aninhar os relacionamentos de uma revisão da mesma forma estranha que em produção",
        "enforce_reporting_windows": "Aceitar avisos (no-show, cartão inválido) só enquanto a agência os aceita",
        "enforce_retention": "Remover reservas e dados de cartão quando o prazo deles acaba",
        // Webhooks
        "webhooks_enabled": "Entregar webhooks; desligada, os eventos se perdem",
        "duplicate_webhooks": "Enviar cada evento duas vezes",
        "shuffle_webhooks": "Deixar que eventos próximos cheguem fora de ordem",
        "webhook_timeout": "Quanto tempo uma entrega pode levar antes de contar como falha",
        "webhook_delay": "Quanto tempo um evento espera antes de ser enviado",
        "disable_failing_webhooks": "Desativar um webhook que falhou em todas as tentativas",
        "webhook_concurrency": "Quantas entregas são feitas ao mesmo tempo",
        "require_public_callback_host": "Recusar endereços de webhook que ninguém de fora alcança",
        // Channels, messages and reviews
        "channel_needs_contacts": "Dar um canal só a um hotel com dados de contato",
        "refuse_text_with_attachment": "Recusar um texto junto com um anexo",
        "airbnb_confirmation_delay": "Quanto tempo o Airbnb leva para confirmar um pedido aceito",
        "request_window": "Por quanto tempo o pedido de um hóspede pode ser respondido",
        // What only a measurement would tell
        "clamp_page_limit": "Ler um limite de página acima de 100 como 100; desligada, recusá-lo",
        "ignore_unknown_filters": "Ignorar filtros de reservas que ninguém conhece; desligada, recusá-los",
        "tell_text_limits": "Dizer, ao recusar um texto longo, que tamanho ele pode ter",
        "week_begins": "O dia em que começam os sete valores de um plano tarifário",
        "oversized_is_bad_request": "Responder a um corpo grande demais com 400, não com 413",
        "repeated_install_succeeds": "Responder a uma segunda instalação com a que já existe; desligada, recusá-la",
        "rate_window": "O que é um minuto para o limite de chamadas: quaisquer 60 segundos, ou o minuto do relógio",
        "retry_after_header": "Dizer em `retry-after` quando voltar depois de um 429",
        "malformed_values_are_invalid": "Responder a um corpo sem `values` com 422, não com 400",
        "show_empty_warnings": "Mostrar uma lista de avisos vazia onde não há nenhum",
        "availability_returns_task": "Indicar a tarefa nas respostas a `/availability`",
        "serve_tasks": "Deixar ler as tarefas; desligada, elas não são encontradas",
        "refuse_whole_values": "Recusar um valor por um campo errado; desligada, aceitar os outros campos dele",
        "refuse_nulls": "Avisar sobre valores nulos; desligada, passar por cima deles",
        "days_on_availability": "Levar em conta `days` em `/availability`",
        "refuse_excess_availability": "Recusar mais disponibilidade do que a acomodação tem quartos",
        "refuse_fractional_rates":
            "Recusar tarifas que são números com fração; desligada, são unidades inteiras da moeda",
        "bare_rate_text_is_minor":
            "Ler uma tarifa em texto sem ponto decimal como centavos, não como unidades da moeda",
        "minor_units_by_currency": "Ler números inteiros na menor unidade da própria moeda; desligada, em centésimos",
        "refuse_unsupported_min_stay": "Recusar `min_stay` onde há os dois tipos; desligada, gravá-lo em ambos",
        "read_by_option": "Ler restrições sob os ids das opções, não dos planos tarifários",
        "availability_stops_at_zero":
            "Deixar que reservas reduzam a disponibilidade no máximo a zero; desligada, abaixo disso",
        "refuse_duplicate_titles": "Recusar um título de plano tarifário já usado; desligada, títulos se repetem",
        "feed_newest_first": "Começar a fila pela revisão mais nova",
        "acknowledge_per_key": "Fazer uma confirmação valer só para a chave que a enviou, não para a conta",
        "fail_revision_finds": "Deixar a certificação reprovar revisões que foram buscadas pelo id",
        "spelled_agency_names":
            "Escrever o nome das agências nas reservas como as pessoas escrevem, por exemplo Booking.com",
        "import_takes_availability": "Deixar que uma reserva importada reduza a disponibilidade mais uma vez",
        "follow_redirects": "Seguir redirecionamentos de quem recebe; desligada, contam como falha",
        "retry_unreachable": "Tentar de novo um endereço que recusa conexões",
        "retry_client_errors": "Tentar de novo uma entrega respondida com 4xx",
        "webhook_retries": "Quantas vezes uma entrega que falhou é tentada de novo, no máximo 11",
        "drop_orphaned_deliveries": "Desistir das entregas em espera quando o webhook delas é excluído ou desligado",
        "refuse_unreachable_test": "Recusar o teste de um endereço inalcançável; desligada, responder 200",
        "documented_test_answer": "Responder a um teste só com `status_code` e `body`",
        "former_disconnect_event":
            "Avisar de uma conexão cortada como `disconnected_channel`, não `disconnect_channel`",
        "guard_protected_webhooks": "Não deixar alterar nem excluir pela API um webhook protegido",
        "open_channel_api": "Deixar toda chave usar canais; desligada, responder 403",
        "channel_answers_created": "Responder a um canal ou mapeamento novo com 201, não com 200",
        "refuse_unready_channels": "Não deixar ativar um canal que não está pronto",
        "readiness_messages": "Dizer o que falta a um canal em mensagens, não em códigos",
        "channel_change_activates": "Levar em conta `is_active` na alteração de um canal",
        "publish_needs_mapping": "Publicar e despublicar só anúncios que estão mapeados",
        "stop_disconnected_channels": "Parar um canal quando a agência corta a conexão",
        "unmap_gone_listings": "Tirar dos mapeamentos do canal um anúncio que deixou de existir",
        "message_answers_created": "Responder a uma mensagem enviada com 201, não com 200",
        "message_reopens_thread": "Reabrir uma conversa encerrada quando alguém escreve nela",
        "replace_review_reply": "Deixar que uma segunda resposta a uma avaliação tome o lugar da primeira",
        "replace_guest_review": "Deixar que uma segunda avaliação de um hóspede tome o lugar da primeira",
        "review_window": "Por quanto tempo hóspede e anfitrião do Airbnb podem escrever um sobre o outro",
        "mask_hidden_reviews": "Não mostrar texto nem notas de uma avaliação oculta",
        "tell_uncovered_reviews": "Avisar como atualizada uma avaliação que a do anfitrião revela",
        "late_answer": "O que acontece com a resposta a um pedido cujo prazo acabou",
    ]

    /// The words that switches can be set to.
    private static let portugueseChoices: [String: String] = [
        "roomType": "acomodação", "property": "hotel", "unchanged": "o mesmo", "fee": "a multa",
        "monday": "segunda-feira", "sunday": "domingo", "sliding": "janela móvel",
        "fixed": "minuto do relógio",
        "refused": "é recusada", "ignored": "é ignorada", "accepted": "é aceita",
    ]

    /// One of the words with what it means.
    static func choice(_ word: String, in language: Language) -> JSON {
        let english = word.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : "\($1)" }
        let meaning = Phrase(english, portugueseChoices[word] ?? english)
        return ["name": .string(word), "meaning": .string(meaning.text(in: language))]
    }
}

extension Switches.Entry {
    /// What it means.
    var phrase: Phrase { Phrase(meaning, Switches.portuguese[name] ?? meaning) }
}
