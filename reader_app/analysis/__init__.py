"""Pure measures over records, such as counts and agreement. Knows neither database nor windows."""
