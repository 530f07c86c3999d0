"""Celery's settings. Nothing relies on redelivery: the sweeps do (temuan: a killed worker's task comes back late)."""

from django.conf import settings

from pelayanan.alamat import url_celery

broker_url = url_celery(settings.REDIS_URL)
broker_connection_retry_on_startup = True
broker_transport_options = {
    "visibility_timeout": 300,
    "socket_timeout": 5,
    "socket_connect_timeout": 0.5,
    "retry_policy": {"max_retries": 0},
}
task_ignore_result = True
task_acks_late = True
task_reject_on_worker_lost = True
task_time_limit = 120
task_soft_time_limit = 100
task_serializer = "json"
accept_content = ["json"]
worker_prefetch_multiplier = 1
worker_max_tasks_per_child = 1_000
worker_hijack_root_logger = False
worker_send_task_events = False
timezone = "UTC"

# The whole timetable of the portal. Every task may run twice at once.
beat_schedule = {
    "detak": {"task": "pelayanan.detak", "schedule": 5.0, "options": {"expires": 15}},
    "antar": {"task": "pelayanan.antar", "schedule": 5.0, "options": {"expires": 15}},
    "kabar": {"task": "pelayanan.kirim_kabar", "schedule": 10.0, "options": {"expires": 15}},
    "langganan": {"task": "pelayanan.buang_langganan", "schedule": 3600.0, "options": {"expires": 1800}},
    "giliran": {"task": "antrian.kabari_giliran", "schedule": 5.0, "options": {"expires": 5}},
    "ikm": {"task": "ikm.olah", "schedule": 15.0, "options": {"expires": 30}},
    "akhiri_hari": {"task": "antrian.akhiri_hari", "schedule": 300.0, "options": {"expires": 600}},
    "suara": {"task": "antrian.ucapkan_nama", "schedule": 300.0, "options": {"expires": 600}},
    "janji": {"task": "antrian.sapu_janji", "schedule": 300.0, "options": {"expires": 600}},
    "surel_masuk": {"task": "pengaduan.baca_surel", "schedule": 60.0, "options": {"expires": 50}},
    "draf_aduan": {"task": "pengaduan.buang_draf_lama", "schedule": 3600.0, "options": {"expires": 600}},
    "sapu": {"task": "pelayanan.sapu", "schedule": 10.0, "options": {"expires": 30}},
    "standar_tiba": {
        "task": "standar.berlakukan_yang_tiba",
        "schedule": 300.0,
        "options": {"expires": 300},
    },
    "standar_tinjau": {
        "task": "standar.ingatkan_peninjauan",
        "schedule": 3600.0,
        "options": {"expires": 1800},
    },
    "standar_indeks": {"task": "standar.indeks_ulang", "schedule": 86_400.0, "options": {"expires": 3600}},
    "cadangan": {"task": "pelayanan.cadangkan", "schedule": 300.0, "options": {"expires": 240}},
    "retensi": {"task": "pelayanan.retensi", "schedule": 3600.0, "options": {"expires": 1800}},
    "segel": {"task": "pelayanan.segel", "schedule": 300.0, "options": {"expires": 240}},
    "permohonan_usang": {"task": "permohonan.sapu_usang", "schedule": 3600.0, "options": {"expires": 1800}},
}
beat_schedule_filename = "/dev/null"
beat_scheduler = (
    "celery.beat:Scheduler"  # in memory: the sweeps are due by the database, not by the beat's own file
)
