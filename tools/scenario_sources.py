"""The sources that scenario files cite, with licences."""

SOURCES: dict[str, dict[str, str]] = {
    "estimate": {
        "citation": "Our estimate (the Six Pillars team); no measurement stands behind it",
        "licence": "MIT",
    },
    "our-games": {
        "citation": "Measured in games whose leaders and their budgets are drawn at random "
        "(sixpillars scenarios par)",
        "licence": "MIT",
    },
    "what-if": {
        "citation": "Chosen for the question that the scenario asks, not measured",
        "licence": "MIT",
    },
    "wdi": {
        "citation": "World Bank, World Development Indicators, extract of April 2026",
        "licence": "CC-BY-4.0",
        "url": "https://data.worldbank.org",
    },
    "taiwan-statistics": {
        "citation": "IMF World Economic Outlook and DGBAS national statistics, recalled",
        "licence": "facts, no licence",
    },
    "cia-factbook": {
        "citation": "CIA World Factbook, final edition, February 2026",
        "licence": "US public domain",
        "url": "https://github.com/factbook/factbook.json",
    },
    "epoch": {
        "citation": "Epoch AI, GPU Clusters (snapshot mid-2025) and AI chip sales (April 2026)",
        "licence": "CC-BY-4.0",
        "url": "https://epoch.ai/data",
    },
    "epoch-lag": {
        "citation": "Epoch Capabilities Index 2023-2026 and Microsoft AI Economy Institute, AI "
        "Diffusion report, November 2025 (months behind the frontier)",
        "licence": "Epoch: CC-BY-4.0; Microsoft: facts, cited",
        "url": "https://epoch.ai/data",
    },
    "microsoft-diffusion": {
        "citation": "Microsoft AI Economy Institute, AI Diffusion report, November 2025",
        "licence": "facts, cited; no explicit licence",
        "url": "https://www.microsoft.com/en-us/corporate-responsibility/topics/ai-economy-institute",
    },
    "data-centres": {
        "citation": "IEA, Energy and AI, 2025 (world, USA, China, Europe, India); industry "
        "estimates elsewhere, recalled",
        "licence": "facts, no licence",
    },
    "talent": {
        "citation": "AI talent counts of 2025 in Stanford HAI, AI Index Report 2026 (Zeki); "
        "scaled and corrected by us",
        "licence": "facts, cited; the report is CC-BY-ND-4.0",
        "url": "https://hai.stanford.edu/ai-index/2026-ai-index-report",
    },
    "fab-shares": {
        "citation": "SIA and BCG 2024, TrendForce December 2023 (capacity shares); AI Index "
        "Report 2026, chapter 1 (Taiwan's share of accelerators), recalled",
        "licence": "facts, no licence",
    },
    "value-added": {
        "citation": "National accounts by ISIC section, recalled (energy: B05-06 and D)",
        "licence": "facts, no licence",
    },
    "programmes": {
        "citation": "Announced public AI programmes, press and AI Index 2025, recalled (half to "
        "twice)",
        "licence": "facts, no licence",
    },
    "regulation": {
        "citation": "Stringency of AI rules in force, coded 0 to 5 by an analyst",
        "licence": "facts, no licence",
    },
    "oecd-dstri": {
        "citation": "OECD, Digital Services Trade Restrictiveness Index, pull of May 2026; data "
        "localisation coded 0 to 4 by an analyst",
        "licence": "CC-BY-4.0",
        "url": "https://data-explorer.oecd.org",
    },
    "ties": {
        "citation": "Mayer and Zignago 2011, CEPII GeoDist (distance, language, colony, border); "
        "NCSES, Science and Engineering Indicators 2024 (AI co-authorship)",
        "licence": "Etalab-2.0 (GeoDist); US public domain (NCSES)",
        "url": "http://www.cepii.fr",
    },
    "un-votes": {
        "citation": "Bailey, Strezhnev and Voeten 2017, UN General Assembly ideal points, releases "
        "of 2020 and 2025",
        "licence": "CC0",
        "url": "https://doi.org/10.7910/DVN/LEJUQZ",
    },
    "un-migrants": {
        "citation": "UN DESA, International Migrant Stock 2019; selectivity by us after "
        "MacroPolo's Global AI Talent Tracker 2.0",
        "licence": "CC-BY-3.0-IGO",
        "url": "https://www.un.org/development/desa/pd/",
    },
    "wgi": {
        "citation": "World Bank, Worldwide Governance Indicators, extract of April 2026",
        "licence": "CC-BY-4.0",
        "url": "https://www.worldbank.org/en/publication/worldwide-governance-indicators",
    },
    "power": {
        "citation": "CIA World Factbook, final edition (capacity 2023); national statistics and "
        "IRENA for 2018, recalled; prices of power for industry, recalled",
        "licence": "US public domain (CIA); facts",
    },
    "opinion": {
        "citation": "Approval polls of late 2018, recalled",
        "licence": "facts, no licence",
    },
    "epoch-models": {
        "citation": "Epoch AI, Notable AI Models, snapshot of March 2025 (counts by nation); "
        "NCSES, Science and Engineering Indicators 2024 (AI articles); months from both by us",
        "licence": "Epoch: CC-BY-4.0; NCSES: US public domain",
        "url": "https://epoch.ai/data/ai-models",
    },
    "machines-2018": {
        "citation": "Epoch AI, GPU Clusters (2018, 2022) and AI chip sales; TOP500, November 2018 "
        "(shares of the list, aggregated)",
        "licence": "Epoch: CC-BY-4.0; TOP500: aggregated facts, credited",
        "url": "https://epoch.ai/data/gpu-clusters",
    },
    "ncses": {
        "citation": "NCSES, Science and Engineering Indicators 2024 (AI articles); talent counts "
        "as in the library's scenarios",
        "licence": "US public domain",
    },
    "internet": {
        "citation": "World Bank, internet users 2018 and 2024, on adoption of 2024; Eurostat, EU "
        "firms using AI 7.6 % (2021) and 13.5 % (2024)",
        "licence": "CC-BY-4.0",
    },
    "past": {
        "citation": "What the rules' numbers were at the end of 2018",
        "licence": "MIT",
    },
}
