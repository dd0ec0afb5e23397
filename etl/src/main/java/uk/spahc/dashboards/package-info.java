/** The dashboards' web server: its Python environment, its settings, its start and its end. What it shows lies in {@code superset/}. */
package uk.spahc.dashboards;
